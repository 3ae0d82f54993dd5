package org.gleaner.io;

import org.gleaner.ErrorCode;

/**
 * Why a line is not a document.
 *
 * @param code the kind
 * @param detail in words, without text of the document
 */
record Problem(ErrorCode code, String detail) {}
