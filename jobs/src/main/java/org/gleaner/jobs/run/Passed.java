package org.gleaner.jobs.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An option whose text is passed on as it is, like those of {@code --set}: what consumes it checks
 * it. See {@link Problems#passed}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Passed {}
