/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import java.util.List;
import java.util.Optional;

/** One source and the identity it last gave. */
final class FollowedSource implements Followed {
    private final CertificateSource source;
    private final StandingFault fault = new StandingFault();
    private Optional<CertifiedKey> served = Optional.empty();
    private Optional<Object> seen = Optional.empty();

    FollowedSource(CertificateSource source) {
        this.source = source;
    }

    @Override
    public List<CertifiedKey> served() {
        return served.stream().toList();
    }

    /** The stamp is taken before the files are read: a change in between shows next time. */
    @Override
    public void look(Look look) {
        try {
            Optional<Object> stamp = Optional.of(source.stamp());
            boolean same = stamp.equals(seen) && look.patience() == Look.Patience.WAIT;
            if (!same || fault.isStanding()) { // permissions may have been mended, which no stamp tells
                seen = stamp;
                load(look);
                fault.gone();
            }
        } catch (CertifiedKeyException e) {
            fault.seen(kept() + e.getMessage(), look);
        } catch (RuntimeException e) { // of a source that is not ours
            fault.seen(kept() + source + " failed: " + e + ".", look);
        }
    }

    private void load(Look look) {
        CertifiedKey loaded = source.load();
        look.warnings().addAll(source.warnings());
        boolean same = served.map(CertifiedKey::chain).equals(Optional.of(loaded.chain()));
        if (!same) {
            look.trial().accept(loaded);
            served = Optional.of(loaded);
        }
    }

    private String kept() {
        return served.map(key -> "Keeping the certificate of "
                        + key.certificate().getSubjectX500Principal().getName() + ": ")
                .orElse("");
    }
}
