/**
 * Bytes of pages to text: {@link org.gleaner.io.encoding.HtmlDecoder} finds the character set by
 * the mark at the beginning, the content type, the page's own {@code meta} elements (a scan of its
 * first bytes) and the bytes themselves, in this order, with the labels of the WHATWG's Encoding
 * standard.
 *
 * <pre>{@code
 * HtmlDecoder.Decoded page = HtmlDecoder.decode(bytes, "text/html; charset=shift_jis");
 * page.text();      // decoded as windows-31j, as browsers do
 * page.malformed(); // whether some bytes are not of that character set
 * }</pre>
 */
package org.gleaner.io.encoding;
