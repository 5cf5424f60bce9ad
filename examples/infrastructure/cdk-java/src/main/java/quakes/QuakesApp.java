package quakes;

import software.amazon.awscdk.App;

/** Makes the template of one stack; its names and settings come from the context. */
public final class QuakesApp {

  private QuakesApp() {}

  public static void main(String[] args) {
    App app = new App();
    new QuakesPipeline(app, context(app, "stack", "quakes"));
    app.synth();
  }

  static String context(App app, String name, String otherwise) {
    Object given = app.getNode().tryGetContext(name);
    return given == null ? otherwise : given.toString();
  }
}
