/**
 * Several servers over one PostgreSQL and one S3, and what befalls them: every process of a run
 * leaves a proof of its own, so that what the servers say of it can be held against what happened.
 */
package io.mastic.conformance.chaos;
