/** Word vectors. */
package org.gleaner.vector;
