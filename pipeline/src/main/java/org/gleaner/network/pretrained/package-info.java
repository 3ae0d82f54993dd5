/**
 * Checkpoints of other libraries: to networks and back.
 *
 * <p><b>What flows.</b> A {@code Family} says how the settings and tensors of a kind of checkpoint
 * stand for ours: options of an encoder, and rules for names and shapes. {@link
 * org.gleaner.network.pretrained.PretrainedImport} applies them to a Hugging Face folder, {@link
 * org.gleaner.network.pretrained.OnnxImport} first gives the weights of an ONNX file their names;
 * both give a {@link org.gleaner.network.pretrained.PretrainedModel}, with the head of the
 * checkpoint where a task of ours has it: one label, the span of an answer, masked tokens. {@link
 * org.gleaner.network.pretrained.PretrainedExport} goes the other way.
 *
 * <pre>{@code
 * var model = PretrainedImport.read(new LocalFolder(Path.of("bert-base-uncased")), Map.of());
 * float[] vector = Predictor.ofTexts(model.network()).output(LabelledText.unlabelled("A text."));
 * }</pre>
 *
 * <p><b>Traps.</b> Pickled files are never read. Tensors that the network does not use are kept
 * under their own names, so that an export gives them back. Tokens of a second text are those after
 * a separator, which a vocabulary must have.
 *
 * <p><b>To add</b> a family: a class that implements {@code Family}, a line in {@code Families}, an
 * encoder of its name, and a checkpoint in {@code CheckpointGoldenTest}.
 */
package org.gleaner.network.pretrained;
