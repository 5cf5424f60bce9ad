package com.amazonaws.services.glue.errors

/** Where in the script a transform was asked for, and what its author noted about it. */
case class CallSite(site: String, info: String = "") {

  private[glue] def inner: io.mastic.face.errors.CallSite =
    new io.mastic.face.errors.CallSite(site, info)
}

object CallSite {
  private[glue] val None = CallSite("Not provided", "")
}
