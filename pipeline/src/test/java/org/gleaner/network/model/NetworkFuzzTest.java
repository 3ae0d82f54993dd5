package org.gleaner.network.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gleaner.Fuzz;
import org.gleaner.network.tensor.Safetensors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Model folders of networks with anything in them changed. */
class NetworkFuzzTest {
  private static Fuzz.Reading with(ModelFiles model, String name) {
    return bytes -> {
      Map<String, byte[]> files = new TreeMap<>(model.contents());
      files.put(name, bytes);
      ModelFiles.read(new ModelFiles(files)).open();
    };
  }

  @TestFactory
  Stream<DynamicTest> changedFoldersAreRefusedOrRead() throws IOException {
    ModelFiles model = ModelFiles.of(NetworkStoreTest.network());
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : model.contents().entrySet()) {
      String name = file.getKey();
      tests.add(Fuzz.file("network, " + name, 300, file.getValue(), with(model, name)));
    }
    byte[] config = model.contents().get(NetworkFormat.CONFIG);
    String text = new String(config, StandardCharsets.UTF_8);
    tests.add(Fuzz.json("network, values", 300, text, with(model, NetworkFormat.CONFIG)));
    byte[] weights = model.contents().get(NetworkFormat.WEIGHTS);
    tests.add(
        Fuzz.file(
            "tensors",
            weights,
            bytes -> Safetensors.readDoubles(new ByteArrayInputStream(bytes), bytes.length)));
    return tests.stream();
  }
}
