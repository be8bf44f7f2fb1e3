/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ocsp.RevocationStatus;
import io.ftps.tls.ocsp.RevocationStatus.Good;
import io.ftps.tls.ocsp.RevocationStatus.Revoked;
import io.ftps.tls.ocsp.RevocationStatus.Unasked;
import io.ftps.tls.ocsp.RevocationStatus.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What several sources say together. */
final class Statuses {
    private Statuses() {}

    /** Revoked if one says so, else good if one says so, else why there is no answer. */
    static RevocationStatus worst(List<RevocationStatus> said) {
        return first(said, Revoked.class).or(() -> first(said, Good.class)).orElseGet(() -> unavailable(said));
    }

    private static Optional<RevocationStatus> first(
            List<RevocationStatus> said, Class<? extends RevocationStatus> kind) {
        return said.stream().filter(kind::isInstance).findFirst();
    }

    private static RevocationStatus unavailable(List<RevocationStatus> said) {
        String why = said.stream()
                .filter(Unavailable.class::isInstance)
                .map(each -> ((Unavailable) each).why())
                .distinct()
                .collect(Collectors.joining("; "));
        return why.isEmpty() ? new Unasked() : new Unavailable(why);
    }
}
