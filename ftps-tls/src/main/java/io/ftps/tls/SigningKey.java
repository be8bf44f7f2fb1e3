/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.util.List;
import java.util.Optional;

/**
 * What a client must be able to verify: the kind of key in a certificate.
 *
 * @param algorithm as the JDK names it
 * @param curve of an elliptic key, if it is one of ours
 */
record SigningKey(String algorithm, Optional<KeyGroup> curve) {
    /** What people have certificates for, cheapest first. */
    static final List<SigningKey> COMMON = List.of(
            new SigningKey("EC", Optional.of(KeyGroup.SECP256R1)),
            new SigningKey("RSA", Optional.empty()),
            new SigningKey("EC", Optional.of(KeyGroup.SECP384R1)),
            new SigningKey("EC", Optional.of(KeyGroup.SECP521R1)));

    static SigningKey of(PublicKey key) {
        Optional<KeyGroup> curve = key instanceof ECKey elliptic
                ? KeyGroup.ofBits(elliptic.getParams().getCurve().getField().getFieldSize())
                : Optional.empty();
        return new SigningKey(key.getAlgorithm(), curve);
    }

    /** Whether we know how such a key signs; of others the engine knows. */
    boolean isCommon() {
        return COMMON.contains(this);
    }

    @Override
    public String toString() {
        return algorithm + " key"
                + curve.map(group -> " on " + group.standardName()).orElse("");
    }
}
