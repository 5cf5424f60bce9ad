package io.mastic.app.console;

/** What stands in the console's place where it has not been built. */
final class NotBuilt {

  static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Mastic</title>
      <h1>Mastic runs; its console is not built</h1>
      <p>The console is made with Node.js 20 or newer and npm, which were not there when Mastic
      was built. Install them and run, in Mastic's folder:</p>
      <pre>console/build</pre>
      <p>then load this page again; the server need not start anew. All else works without:
      point any AWS client at this address.</p>
      """;

  private NotBuilt() {}
}
