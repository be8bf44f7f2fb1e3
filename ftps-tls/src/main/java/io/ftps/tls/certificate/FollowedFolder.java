/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sources in a folder, which come and go. */
final class FollowedFolder implements Followed {
    private final CertificateFolder folder;
    private final StandingFault fault = new StandingFault();
    private final SortedMap<String, FollowedSource> entries = new TreeMap<>();
    private Set<String> missing = Set.of();

    FollowedFolder(CertificateFolder folder) {
        this.folder = folder;
    }

    @Override
    public List<CertifiedKey> served() {
        return entries.values().stream()
                .flatMap(entry -> entry.served().stream())
                .toList();
    }

    @Override
    public void look(Look look) {
        try {
            CertificateFolder.Listing listing = folder.list();
            fault.gone();
            look.warnings().addAll(listing.strangers());
            forget(listing.sources().keySet(), look);
            listing.sources()
                    .forEach((name, source) -> entries.computeIfAbsent(name, unseen -> new FollowedSource(source))
                            .look(look));
        } catch (CertifiedKeyException e) {
            fault.seen(String.valueOf(e.getMessage()), look);
        }
    }

    /** What is taken away is no longer shown; but files are also taken away to be put back at once. */
    private void forget(Set<String> there, Look look) {
        Set<String> gone = new HashSet<>(entries.keySet());
        gone.removeAll(there);
        switch (look.patience()) {
            case NOW -> entries.keySet().removeAll(gone);
            case WAIT -> entries.keySet().removeIf(name -> gone.contains(name) && missing.contains(name));
        }
        missing = gone;
    }
}
