/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import java.util.Set;

/**
 * What an engine can negotiate in this JVM, whatever the profile says.
 *
 * @param protocols versions by their JDK names
 * @param cipherSuites suites by their IANA names; there may be others that no profile knows
 * @param groups groups by their IANA names
 * @param signatureSchemes signature schemes by their IANA names
 */
public record Abilities(
        Set<String> protocols, Set<String> cipherSuites, Set<String> groups, Set<String> signatureSchemes) {}
