/**
 * Tests of the packaged jar where users run it: a Spark master and workers of the build's own jars,
 * each a Java machine of its own, an HDFS, the jar submitted by {@code SparkSubmit}, and things
 * that go wrong in the middle. They are named {@code *IT} and run by {@code ./mvnw -Pcluster
 * verify}.
 */
package org.gleaner.jobs.cluster;
