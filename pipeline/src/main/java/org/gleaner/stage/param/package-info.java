/**
 * Params that several stages share, one interface each. The default method makes a new Param at
 * each call: Params are equal by parent and name, so that maps, copies and saved stages agree.
 */
package org.gleaner.stage.param;
