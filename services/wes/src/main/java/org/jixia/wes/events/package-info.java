/** What wes tells (runs) and hears (ended tasks, removed objects, cancelled rights). */
package org.jixia.wes.events;
