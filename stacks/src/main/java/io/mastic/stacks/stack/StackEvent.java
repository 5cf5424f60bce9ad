package io.mastic.stacks.stack;

/**
 * Something that happened to a stack or a resource of it.
 *
 * @param id unique in the stack
 * @param at in epoch milliseconds
 */
public record StackEvent(
    String id,
    String logicalId,
    String physicalId,
    String type,
    String status,
    String reason,
    long at) {}
