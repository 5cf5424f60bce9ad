package io.mastic.objects;

import java.io.InputStream;
import java.util.function.Supplier;

/**
 * An object on its way in.
 *
 * @param body read to its end, and not closed; a failure of it leaves the old object as it was
 * @param facts asked for once the body has been read, since trailers may complete them
 */
public record NewObject(InputStream body, Supplier<ObjectFacts> facts, WriteCondition condition) {}
