package org.openx.data.jsonserde;

import io.mastic.runtime.jsonserde.JsonLines;

/**
 * The SerDe that crawlers write into tables of JSON, under the name by which all know it. AWS has
 * its users bring the jar of it; this one is Mastic's own, by the properties that Athena's guide
 * names.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html">OpenX JSON
 *     SerDe</a>
 */
public final class JsonSerDe extends JsonLines {}
