/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

/** Whether something is done. */
public enum OnOff {
    /** It is not. */
    OFF,
    /** It is. */
    ON
}
