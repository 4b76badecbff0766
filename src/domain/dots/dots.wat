(module
  (import "memory" "of" (memory 1))

  ;; out[r] = rows[r] . x for r in 0..count; size is a multiple of 4; addresses in bytes.
  (func (export "dots") (param $rows i32) (param $x i32) (param $out i32) (param $count i32) (param $size i32)
    (local $end i32) (local $stop i32) (local $at i32) (local $a v128) (local $b v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $a (v128.const f32x4 0 0 0 0))
        (local.set $b (v128.const f32x4 0 0 0 0))
        (local.set $at (local.get $x))
        (local.set $stop (i32.add (local.get $x) (i32.shl (i32.and (local.get $size) (i32.const -8)) (i32.const 2))))
        (block $full
          (loop $eight
            (br_if $full (i32.ge_u (local.get $at) (local.get $stop)))
            (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load (local.get $rows)) (v128.load (local.get $at)))))
            (local.set $b (f32x4.add (local.get $b) (f32x4.mul (v128.load offset=16 (local.get $rows)) (v128.load offset=16 (local.get $at)))))
            (local.set $rows (i32.add (local.get $rows) (i32.const 32)))
            (local.set $at (i32.add (local.get $at) (i32.const 32)))
            (br $eight)))
        (if (i32.and (local.get $size) (i32.const 4))
          (then
            (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load (local.get $rows)) (v128.load (local.get $at)))))
            (local.set $rows (i32.add (local.get $rows) (i32.const 16)))))
        (local.set $a (f32x4.add (local.get $a) (local.get $b)))
        (f32.store (local.get $out)
          (f32.add
            (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
            (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $row))))

  ;; row[j] += by * x[j] for j in 0..size; size is a multiple of 4.
  (func (export "add") (param $row i32) (param $x i32) (param $by f32) (param $size i32)
    (local $end i32) (local $times v128)
    (local.set $end (i32.add (local.get $row) (i32.shl (local.get $size) (i32.const 2))))
    (local.set $times (f32x4.splat (local.get $by)))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $row) (local.get $end)))
        (v128.store (local.get $row)
          (f32x4.add (v128.load (local.get $row)) (f32x4.mul (local.get $times) (v128.load (local.get $x)))))
        (local.set $row (i32.add (local.get $row) (i32.const 16)))
        (local.set $x (i32.add (local.get $x) (i32.const 16)))
        (br $four))))

  ;; out[r] = rows[r] . x for bytes -127..127, as whole numbers; size is a multiple of 16.
  (func (export "dotBytes") (param $rows i32) (param $x i32) (param $out i32) (param $count i32) (param $size i32)
    (local $end i32) (local $stop i32) (local $at i32) (local $a v128) (local $p v128) (local $q v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $stop (i32.add (local.get $x) (local.get $size)))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $at (local.get $x))
        (block $full
          (loop $sixteen
            (br_if $full (i32.ge_u (local.get $at) (local.get $stop)))
            (local.set $p (v128.load (local.get $rows)))
            (local.set $q (v128.load (local.get $at)))
            (local.set $a (i32x4.add (local.get $a)
              (i32x4.add
                (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $p)) (i16x8.extend_low_i8x16_s (local.get $q)))
                (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $p)) (i16x8.extend_high_i8x16_s (local.get $q))))))
            (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
            (local.set $at (i32.add (local.get $at) (i32.const 16)))
            (br $sixteen)))
        (i32.store (local.get $out)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $a)) (i32x4.extract_lane 1 (local.get $a)))
            (i32.add (i32x4.extract_lane 2 (local.get $a)) (i32x4.extract_lane 3 (local.get $a)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $row))))

  ;; out[r] = how many bits of rows[r] are not as in x; size in bytes, a multiple of 8.
  (func (export "bitsApart") (param $rows i32) (param $x i32) (param $out i32) (param $count i32) (param $size i32)
    (local $end i32) (local $stop i32) (local $at i32) (local $bits i64)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $stop (i32.add (local.get $x) (local.get $size)))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $bits (i64.const 0))
        (local.set $at (local.get $x))
        (block $full
          (loop $eight
            (br_if $full (i32.ge_u (local.get $at) (local.get $stop)))
            (local.set $bits (i64.add (local.get $bits)
              (i64.popcnt (i64.xor (i64.load (local.get $rows)) (i64.load (local.get $at))))))
            (local.set $rows (i32.add (local.get $rows) (i32.const 8)))
            (local.set $at (i32.add (local.get $at) (i32.const 8)))
            (br $eight)))
        (i32.store (local.get $out) (i32.wrap_i64 (local.get $bits)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $row)))))
