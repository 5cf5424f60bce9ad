package io.mastic.runtime.source;

import java.util.List;

/** A partition of a catalog table; the values are in the order of the table's partition keys. */
record TablePartition(List<String> values, String location) {}
