/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

/** What becomes of a file that is there where one is to be written. */
public enum Existing {
    /** It stays, and nothing is written. */
    KEEP,
    /** The new one takes its place in one step, once it is whole. */
    REPLACE
}
