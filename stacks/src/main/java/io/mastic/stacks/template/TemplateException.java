package io.mastic.stacks.template;

/** A template, or what is asked of one, is not right; the message has AWS's words. */
public final class TemplateException extends RuntimeException {

  public TemplateException(String message) {
    super(message);
  }

  static TemplateException format(String what) {
    return new TemplateException("Template format error: " + what);
  }

  static TemplateException error(String what) {
    return new TemplateException("Template error: " + what);
  }
}
