/**
 * Tests of the packaged jar where users run it: a Spark master and workers of the build's own jars,
 * each a Java machine of its own, an HDFS, the jar submitted by {@code SparkSubmit}, and things
 * that go wrong in the middle. They are named {@code *IT} and run by {@code ./mvnw -Pcluster
 * verify}.
 *
 * <p>Starting Java is what takes the time: all classes share the cluster and the HDFS of a {@link
 * org.gleaner.jobs.process.Site}, and where it does not matter who the driver is, it is the test
 * itself ({@link org.gleaner.jobs.process.JobThread}), so that many jobs use the same executors.
 */
package org.gleaner.jobs.cluster;
