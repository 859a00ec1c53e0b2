package fangkong.server.regions;

import fangkong.judgement.regions.Region;

/** A node of the tree: a division, grid, cell or what else a place has. */
public record Node(Region region, String name, String kind) {}
