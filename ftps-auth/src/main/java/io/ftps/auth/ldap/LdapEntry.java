/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.SearchResult;

/** What a search found. */
record LdapEntry(String dn, Attributes attributes) {
    static LdapEntry of(SearchResult result) {
        return new LdapEntry(result.getNameInNamespace(), result.getAttributes());
    }

    List<String> texts(String attribute) throws NamingException {
        return values(attribute, String.class);
    }

    List<byte[]> bytes(String attribute) throws NamingException {
        return values(attribute, byte[].class);
    }

    private <T> List<T> values(String name, Class<T> type) throws NamingException {
        List<T> values = new ArrayList<>();
        Attribute attribute = attributes.get(name);
        if (attribute != null) {
            NamingEnumeration<?> all = attribute.getAll();
            while (all.hasMore()) {
                Object value = all.next();
                if (type.isInstance(value)) {
                    values.add(type.cast(value));
                }
            }
        }
        return values;
    }
}
