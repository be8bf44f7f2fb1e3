/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate is to be shown for (extended key usage, RFC 5280, section 4.2.1.12). */
public enum CertificatePurpose {
    /** By a server. */
    SERVER,
    /** By a client. */
    CLIENT,
    /** By either, as servers need it that send files to other servers. */
    SERVER_AND_CLIENT;

    ExtendedKeyUsage usage() {
        return switch (this) {
            case SERVER -> new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
            case CLIENT -> new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
            case SERVER_AND_CLIENT ->
                new ExtendedKeyUsage(new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
        };
    }
}
