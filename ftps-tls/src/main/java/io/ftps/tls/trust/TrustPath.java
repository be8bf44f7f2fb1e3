/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * One way from a client's certificate to an anchor on which every signature is right, and nothing else was looked at.
 *
 * @param certificates the client's first, each followed by its issuer, without the anchor
 * @param anchor who issued the last
 */
record TrustPath(List<X509Certificate> certificates, X509Certificate anchor) {
    /** Those who vouch for the client, nearest first, up to and including the anchor. */
    List<X509Certificate> issuers() {
        List<X509Certificate> issuers = new ArrayList<>(certificates.subList(1, certificates.size()));
        issuers.add(anchor);
        return issuers;
    }
}
