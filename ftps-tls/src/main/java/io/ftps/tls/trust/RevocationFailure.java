/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

/** What is done when nobody can tell whether a certificate is revoked. */
public enum RevocationFailure {
    /** It is taken for one that is not, and that is logged. */
    SOFT_FAIL,
    /** Nobody comes in with it. The catch: when an authority's server is down, its clients stay out; who is in may stay. */
    HARD_FAIL
}
