<?php
// SPDX-License-Identifier: Apache-2.0
// What the clients need of it stays inside of the SDK.
