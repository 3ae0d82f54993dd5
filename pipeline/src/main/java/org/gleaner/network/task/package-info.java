/**
 * Tasks: the purpose of a network.
 *
 * <p><b>What flows.</b> A {@link org.gleaner.network.task.Task} encodes an item into examples by a
 * {@link org.gleaner.network.task.Coder} (lexicon, labels, state), names the streams after the
 * encoder and the head, decodes outputs, and compares them with targets. {@link
 * org.gleaner.network.task.Tasks} is the catalogue; an entry has the kind of items: {@link
 * org.gleaner.network.task.LabelledText} or {@link org.gleaner.clean.LabelledDocument}. A {@link
 * org.gleaner.network.task.TaskLearner} learns a task's {@link org.gleaner.network.task.TaskState}
 * before training, such as the scaling of features. Where chance has a part in what is read, as in
 * the pre-training by masked tokens, a task gives a {@link org.gleaner.network.part.Drawing}, which
 * the trainer applies to each example in each epoch, and where a network of training has more than
 * one that is used, {@code finished} names the options of the latter; {@link
 * org.gleaner.network.task.MaskWindows} is how such a network reads masks that stand in a text.
 *
 * <pre>{@code
 * LabelledText item = LabelledText.of("A text.", "good");
 * Task<LabelledText> task = new NetworkDefinition("cnn", "classify", Map.of()).newTask();
 * List<Example> examples = task.labelled(item, coder);
 * float[] output = task.decode(item, runner.outputs(examples), coder);
 * }</pre>
 *
 * <p><b>Traps.</b> Windows of one text are one example of several sequences, so that a long text
 * weighs as much as a short one. {@code target} is what {@code evaluation} compares and may differ
 * from what the head learns; where many outputs are right, as answers to a question, it marks the
 * one that was given. Labels of development items may be unknown: an evaluation counts them as
 * missed, or {@code target} refuses them. What {@code labelled} gives is not drawn yet. Tasks
 * travel: no records, no open resources.
 *
 * <p><b>To add</b> a task: one class and one line in {@code Tasks.CATALOGUE}; then items in {@code
 * TaskToys} and a case in {@code TextTaskTest}, which fails until the task has one.
 */
package org.gleaner.network.task;
