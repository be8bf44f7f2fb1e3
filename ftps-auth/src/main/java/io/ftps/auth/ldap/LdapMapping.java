/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import io.ftps.auth.Permissions;
import io.ftps.auth.User;
import java.util.List;
import java.util.Optional;

/**
 * Says what somebody of the directory may do here. Called on a decision worker by many threads at once, after the proof was right;
 * may block; what it throws refuses the login as {@link io.ftps.auth.LoginRefusedException.Reason#UNAVAILABLE}.
 */
@FunctionalInterface
public interface LdapMapping {
    /** The user, with home, permissions and whatever else; nothing for somebody who may not log in here. */
    Optional<User> user(DirectoryUser found);

    /** Everybody the filter finds may do everything in his or her folder. */
    static LdapMapping everybody() {
        return found -> Optional.of(User.named(found.name()));
    }

    /** The first of these groups that somebody is in says what he or she may do; whoever is in none may not log in. */
    static LdapMapping byGroup(List<GroupPermissions> groups) {
        List<GroupPermissions> inOrder = List.copyOf(groups);
        return found -> inOrder.stream()
                .filter(group -> found.isIn(group.group()))
                .findFirst()
                .map(group -> User.named(found.name()).with(group.permissions()));
    }

    /**
     * What the members of a group may do.
     *
     * @param group distinguished name
     * @param permissions of each member
     */
    record GroupPermissions(String group, Permissions permissions) {
        /** Refuses what is no distinguished name with {@link IllegalArgumentException}. */
        public GroupPermissions {
            DirectoryUser.parsed(group);
        }
    }
}
