#!/usr/bin/env node
process.stdout.write('chancery\n');
