package io.mastic.kernel.signin;

import io.mastic.kernel.Caller;
import java.time.Instant;

/**
 * Somebody who has signed in.
 *
 * @param keyId the access key by which they did
 */
public record SignIn(String keyId, Caller caller, Instant expiresAt) {}
