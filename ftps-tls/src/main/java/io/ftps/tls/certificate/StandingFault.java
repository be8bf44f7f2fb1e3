/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.util.Optional;

/** The fault of one place, said once as long as it stays the same. */
final class StandingFault {
    private Optional<String> standing = Optional.empty();
    private Optional<String> said = Optional.empty();

    boolean isStanding() {
        return standing.isPresent();
    }

    /** It may be the middle of a change, one of two files written, when it is seen for the first time. */
    void seen(String sentence, Look look) {
        boolean settled = isStanding() || look.patience() == Look.Patience.NOW;
        standing = Optional.of(sentence);
        if (settled) {
            look.faults().add(sentence);
            if (!said.equals(standing)) {
                said = standing;
                look.news().add(sentence);
            }
        }
    }

    void gone() {
        standing = Optional.empty();
        said = Optional.empty();
    }
}
