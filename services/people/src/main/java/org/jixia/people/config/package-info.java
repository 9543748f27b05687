/** The settings of people and its recurring work. */
package org.jixia.people.config;
