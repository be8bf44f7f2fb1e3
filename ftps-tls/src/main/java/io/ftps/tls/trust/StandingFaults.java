/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.util.List;

/** Faults that are said once, however long they stand. */
final class StandingFaults {
    private List<String> standing = List.of();

    /** All that stand now; returns those that did not stand before. */
    synchronized List<String> news(List<String> faults) {
        List<String> before = standing;
        standing = List.copyOf(faults);
        return standing.stream().filter(fault -> !before.contains(fault)).toList();
    }

    synchronized List<String> standing() {
        return standing;
    }
}
