package org.gleaner.vector;

/**
 * How the rows of a training are put together.
 *
 * @param rows how many there are
 * @param width numbers of a row
 * @param parts of a row, equally long, that are put together each for itself
 * @param firstAdded from this row on replicas' changes are added as they are
 */
record RowLayout(int rows, int width, int parts, int firstAdded) {}
