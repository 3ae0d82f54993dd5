/**
 * Capsules and their routing by agreement (Sabour et al. 2017).
 *
 * <p><b>What flows.</b> {@link org.gleaner.network.part.capsule.Capsules} cuts rows into primary
 * capsules, lets them vote, and routes the votes of a sequence to its output capsules, which stand
 * side by side in one row. {@link org.gleaner.network.part.capsule.CapsuleLengths} gives their
 * lengths, which a {@link org.gleaner.network.head.MarginHead} reads.
 *
 * <pre>{@code
 * Part capsules = new Capsules("capsules", 128, 16, 10, 16, 3, true);
 * Part lengths = new CapsuleLengths("lengths", 160, 16);
 * }</pre>
 *
 * <p><b>Traps.</b> The backward pass goes through every iteration of the routing, so time grows
 * with iterations. A length of zero has no gradient.
 *
 * <p><b>To add</b> a routing: one class beside {@code CapsuleRouting}.
 */
package org.gleaner.network.part.capsule;
