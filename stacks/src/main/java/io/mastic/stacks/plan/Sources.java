package io.mastic.stacks.plan;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import io.mastic.stacks.resource.Services;
import io.mastic.stacks.template.TemplateException;
import io.mastic.stacks.template.TemplateText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Texts that lie in the server's S3, by any of the URLs that clients write. */
public final class Sources {

  private final Services services;

  public Sources(Services services) {
    this.services = services;
  }

  /**
   * The text at a location.
   *
   * @throws TemplateException if there is none
   */
  public String text(String location) {
    S3Uri where = parse(location);
    services.permit("s3", "GetObject", "arn:aws:s3:::" + where.bucket() + "/" + where.key());
    try (InputStream in = services.objects().read(where.bucket(), where.key(), 0, -1)) {
      byte[] bytes = in.readNBytes(TemplateText.LARGEST + 1);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (ObjectStoreException e) {
      throw new TemplateException("S3 error: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + location, e);
    }
  }

  static S3Uri parse(String location) {
    try {
      URI uri = URI.create(location);
      if ("s3".equals(uri.getScheme())) {
        return S3Uri.parse(location);
      }
      String host = uri.getHost();
      String path = uri.getPath();
      if (host != null && path != null && path.length() > 1) {
        int named = host.indexOf(".s3");
        if (named > 0) {
          return new S3Uri(host.substring(0, named), path.substring(1));
        }
        int slash = path.indexOf('/', 1);
        if (slash > 0) {
          return new S3Uri(path.substring(1, slash), path.substring(slash + 1));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new TemplateException("TemplateURL must be a supported URL.");
    }
    throw new TemplateException("TemplateURL must be a supported URL.");
  }
}
