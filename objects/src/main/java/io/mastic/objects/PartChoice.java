package io.mastic.objects;

import java.util.Map;

/**
 * A part as the client names it when it completes an upload.
 *
 * @param etag without quotes
 * @param checksums those that the client repeats, to be compared with what was stored
 */
public record PartChoice(int number, String etag, Map<String, String> checksums) {}
