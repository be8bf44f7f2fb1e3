/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

/** How an upload meets a file that is already there. */
public sealed interface WriteMode {
    /** The file appears, or replaces the old one, at commit and not before. */
    record Replace() implements WriteMode {}

    /** Bytes go to the end of the file, which is made if it is missing. */
    record Append() implements WriteMode {}

    /** Bytes go to the offset of the file that is there; what lies behind it is cut off. */
    record ResumeAt(long offset) implements WriteMode {}
}
