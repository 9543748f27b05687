/** The main job, taken through the gateway as a person's program would. Depends on the platform for tokens and addresses only. */
package org.jixia.standalone.launcher.demo;
