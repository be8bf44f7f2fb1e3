/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** What somebody may do with files. */
public enum Permission {
    /** Download. */
    READ,
    /** Upload new files and put others in their place. */
    WRITE,
    /** Add to files that are there. */
    APPEND,
    /** Remove files and folders. */
    DELETE,
    /** Give another name. Needed in both folders. */
    RENAME,
    /** Make folders. */
    MAKE_DIRECTORY,
    /** See what is in a folder. */
    LIST
}
