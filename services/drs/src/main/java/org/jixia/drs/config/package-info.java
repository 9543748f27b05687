/** What an administrator sets, and the beans made from it. */
package org.jixia.drs.config;
