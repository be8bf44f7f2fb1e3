/* SPDX-License-Identifier: Apache-2.0 */
/** Sessions drawn as sequences of what went over both channels, and when: see {@link io.ftps.timeline.Timelines}. */
@NullMarked
package io.ftps.timeline;

import org.jspecify.annotations.NullMarked;
