package org.gleaner.jobs.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The words that an option accepts: the help and the shell list them, and any other is a problem.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OneOf {
  /** Whether a folder is accepted too: any value with a slash. */
  boolean orFolder() default false;

  /** Words, before those of a catalogue. */
  String[] words() default {};

  /** The class that holds a catalogue whose names are accepted. */
  Class<?> catalogue() default Void.class;

  /** The public static field of that class. */
  String field() default "CATALOGUE";
}
