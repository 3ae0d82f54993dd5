package org.gleaner.jobs.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes an {@link Hdfs} and a {@link StandaloneCluster} as parameters. Both are
 * started when first asked for and serve all classes of the run; each class has a folder of its own
 * on HDFS.
 */
final class Site implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Site.class);

  /** A folder that is there as long as the run. */
  private record Folder(Path path) implements Store.CloseableResource {
    static Folder make() {
      try {
        return new Folder(Files.createTempDirectory("gleaner-site"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      FileUtils.deleteDirectory(path.toFile());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Hdfs.class || type == StandaloneCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    Path folder = store.getOrComputeIfAbsent(Folder.class, key -> Folder.make(), Folder.class).path;
    if (parameter.getParameter().getType() == StandaloneCluster.class) {
      return store.getOrComputeIfAbsent(
          StandaloneCluster.class, key -> cluster(folder), StandaloneCluster.class);
    }
    return store
        .getOrComputeIfAbsent(Hdfs.class, key -> hdfs(folder), Hdfs.class)
        .below("/" + context.getRequiredTestClass().getSimpleName());
  }

  private static Hdfs hdfs(Path folder) {
    try {
      return Hdfs.start(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StandaloneCluster cluster(Path folder) {
    try {
      return StandaloneCluster.start(folder, 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
