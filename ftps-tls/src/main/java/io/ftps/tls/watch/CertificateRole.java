/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

/** What a certificate is watched for. */
public enum CertificateRole {
    /** The server shows it. */
    SERVER,
    /** It vouches for certificates of clients. */
    AUTHORITY,
    /** A client shows it, and it is registered. */
    CLIENT
}
