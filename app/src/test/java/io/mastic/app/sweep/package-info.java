/**
 * Requests made from the service model: valid ones, and for each constraint one that breaks it and
 * nothing else. Pure; the model is read here apart from how the server reads it.
 */
package io.mastic.app.sweep;
